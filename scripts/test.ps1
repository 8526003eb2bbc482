# Runs every check that Windows can run: the twin of test.sh, without the wall (Windows has no `unshare`) and without the
# tests in the real window (they drive WebKitGTK).
#
#   powershell -ExecutionPolicy Bypass -File scripts\test.ps1 [-Yes] [-NoSetup]
#
# The last line counts: N passed, N failed, N skipped. It ends with 1 if anything failed.
param([switch]$Yes, [switch]$NoSetup)
. (Join-Path $PSScriptRoot 'lib\common.ps1')
$env:CI = 'true'
$env:CARGO_TERM_COLOR = 'never'
$script:Book = @()

# One line of the summary; a check that fails is written down and the next one runs.
function Invoke-Check($name, [scriptblock]$block) {
    $from = Get-Date
    $result = 'ok'
    try { [void](Invoke-Step $name $block) } catch { $result = 'FAILED'; Write-Host "    ${name}: FAILED, $($_.Exception.Message)" }
    $script:Book += [pscustomobject]@{ Result = $result; Check = $name; Seconds = [int]((Get-Date) - $from).TotalSeconds }
}

if (-not $NoSetup) { Invoke-Check 'set-up' { Initialize-All $Yes } }
Invoke-Check 'rustfmt' { Invoke-Program cargo @('fmt', '--all', '--', '--check') }
Invoke-Check 'UI types' { Invoke-Program npm @('--prefix', 'ui', 'run', 'check') }
Invoke-Check 'UI lint' { Invoke-Program npm @('--prefix', 'ui', 'run', 'lint', '--if-present') }
Invoke-Check 'UI tests' { Invoke-Program npm @('--prefix', 'ui', 'test') }
Invoke-Check 'UI build' { Invoke-Program npm @('--prefix', 'ui', 'run', 'build') }
if (Have cargo-deny) {
    Invoke-Check 'dependencies' { Invoke-Program cargo-deny @('--offline', 'check', 'bans', 'licenses', 'sources') }
} else {
    $script:Book += [pscustomobject]@{ Result = 'skipped'; Check = 'dependencies (cargo-deny is not installed)'; Seconds = 0 }
}
Invoke-Check 'clippy' { Invoke-Program cargo @('clippy', '--workspace', '--all-targets', '--locked', '--', '-D', 'warnings') }
Invoke-Check 'tests of the crates' { Invoke-Program cargo @('test', '--locked', '--no-fail-fast') }
$script:Book += [pscustomobject]@{ Result = 'skipped'; Check = 'tests in the real window'; Seconds = 0 }

$script:Book | Format-Table -AutoSize | Out-Host
Write-Host "total: $([int]((Get-Date) - $Began).TotalSeconds) s"
$count = @{ ok = 0; FAILED = 0; skipped = 0 }
$script:Book | ForEach-Object { $count[$_.Result] += 1 }
Write-Host "$($count.ok) passed, $($count.FAILED) failed, $($count.skipped) skipped"
if ($count.FAILED -gt 0) { exit 1 }
