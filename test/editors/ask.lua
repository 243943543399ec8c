-- Waits for the diagnostics of the file, asks for a hover at its first word, and prints both as JSON.
vim.wait(20000, function()
  return #vim.diagnostic.get(0) > 0
end, 50)
local function first(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do
    return answer.result
  end
end
vim.api.nvim_win_set_cursor(0, { 1, 2 })
local hover = first('textDocument/hover', vim.lsp.util.make_position_params(0, 'utf-16'))
local codes = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  table.insert(codes, diagnostic.lnum .. ' ' .. tostring(diagnostic.code or diagnostic.user_data.lsp.code))
end
io.stdout:write(vim.json and vim.json.encode({ hover = hover.contents.value, diagnostics = codes })
  or vim.fn.json_encode({ hover = hover.contents.value, diagnostics = codes }))
vim.cmd('qall!')
