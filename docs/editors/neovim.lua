-- Postfix Lens in Neovim 0.7 or later: in init.lua.
vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
  pattern = { 'main.cf', 'main.cf.*', 'master.cf', 'master.cf.*', 'aliases' },
  callback = function(args)
    local config = {
      name = 'postfix-lens',
      cmd = { 'postfix-lens', 'lsp', '--stdio' },
      root_dir = vim.fn.fnamemodify(args.file, ':p:h'),
    }
    if vim.lsp.start then
      vim.lsp.start(config)
    else -- 0.7
      vim.lsp.buf_attach_client(args.buf, vim.lsp.start_client(config))
    end
  end,
})
