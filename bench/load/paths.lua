-- Asks for the paths that stand in the file BENCH_PATHS, one a line, in turn.
local paths = {}
for path in io.lines(os.getenv('BENCH_PATHS')) do
  paths[#paths + 1] = path
end

local at = 0

function request()
  at = at % #paths + 1
  return wrk.format('GET', paths[at])
end
