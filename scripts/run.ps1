# Sets everything up, builds Muster and opens it: the Windows twin of run.sh. Safe to run again.
#
#   powershell -ExecutionPolicy Bypass -File scripts\run.ps1 [-Yes] [-BuildOnly]
param([switch]$Yes, [switch]$BuildOnly)
. (Join-Path $PSScriptRoot 'lib\common.ps1')

try {
    Initialize-All $Yes
    [void](Invoke-Step 'UI build' { Invoke-Program npm @('--prefix', 'ui', 'run', 'build') })
    [void](Invoke-Step 'Release build' { Invoke-Program cargo @('build', '--release', '--locked', '-p', 'muster', '-p', 'muster-cli') })
} catch {
    Stop-With $_.Exception.Message
}

Write-Host "`nReady after $([int]((Get-Date) - $Began).TotalSeconds) s."
if ($BuildOnly) {
    Write-Host 'The window is target\release\muster.exe, the terminal program target\release\musterctl.exe.'
} else {
    Start-Process (Join-Path $Root 'target\release\muster.exe')
}
