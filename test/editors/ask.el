;; Connects, waits for the diagnostics of the file, asks for a hover at its first word, and prints both as JSON.
(require 'json)
(require 'eglot)
(setq eglot-sync-connect 20)
(find-file (pop command-line-args-left))
(unless (derived-mode-p 'postfix-mode) (error "not in postfix-mode but %s" major-mode))
(unless (eglot-current-server) (apply #'eglot (eglot--guess-contact)))
(let ((until (+ (float-time) 20)) diagnostics)
  (while (and (null diagnostics) (< (float-time) until))
    (flymake-start)
    (accept-process-output nil 0.1)
    (setq diagnostics (flymake-diagnostics)))
  (goto-char 3)
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover
                                (eglot--TextDocumentPositionParams))))
    (princ (json-encode
            `((hover . ,(plist-get (plist-get hover :contents) :value))
              (diagnostics
               . ,(vconcat (mapcar (lambda (each)
                                     (format "%d %s" (1- (line-number-at-pos (flymake-diagnostic-beg each)))
                                             (plist-get (alist-get 'eglot-lsp-diag
                                                                   (flymake-diagnostic-data each))
                                                        :code)))
                                   diagnostics))))))))
(kill-emacs 0)
