;; Postfix Lens in Emacs with eglot (part of Emacs 29; a package before): in init.el.
(define-derived-mode postfix-mode conf-mode "Postfix")
(dolist (name '("/main\\.cf\\'" "/master\\.cf\\'" "/aliases\\'"))
  (add-to-list 'auto-mode-alist (cons name 'postfix-mode)))
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(postfix-mode "postfix-lens" "lsp" "--stdio")))
(add-hook 'postfix-mode-hook #'eglot-ensure)
