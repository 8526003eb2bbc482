# Builds the release programs and measures them: the Windows twin of bench.sh. What needs strace, Xvfb or /proc is said
# to be not measured.
#
#   powershell -ExecutionPolicy Bypass -File scripts\bench.ps1 [-NoBuild] [ARGUMENTS FOR musterctl bench]
param([switch]$NoBuild, [Parameter(ValueFromRemainingArguments)][string[]]$Arguments)
. (Join-Path $PSScriptRoot 'lib\common.ps1')

try {
    if (-not $NoBuild) {
        [void](Invoke-Step 'UI build' { Invoke-Program npm @('--prefix', 'ui', 'run', 'build') })
        [void](Invoke-Step 'Release build' { Invoke-Program cargo @('build', '--release', '--locked', '-p', 'muster', '-p', 'muster-cli') })
    }
} catch {
    Stop-With $_.Exception.Message
}
& (Join-Path $Root 'target\release\musterctl.exe') bench @Arguments
exit $LASTEXITCODE
