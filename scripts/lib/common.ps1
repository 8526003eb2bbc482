# What run.ps1 and test.ps1 share. The Windows twin of common.sh and toolchain.sh; written for PowerShell 5.1 and newer.

$ErrorActionPreference = 'Stop'
$Root = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
Set-Location $Root
$Began = Get-Date

function Have($name) { [bool](Get-Command $name -ErrorAction SilentlyContinue) }

# Ends with one sentence a person can act on.
function Stop-With($sentence) {
    Write-Host "`n$sentence"
    exit 1
}

# Runs a program and turns a bad exit code into an error.
function Invoke-Program($program, [string[]]$arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program $($arguments -join ' ') ended with $LASTEXITCODE" }
}

# Runs a block as a named step, says how long it took, and returns the seconds.
function Invoke-Step($name, [scriptblock]$block) {
    Write-Host "`n==> $name"
    $from = Get-Date
    & $block | Out-Host
    $seconds = [int]((Get-Date) - $from).TotalSeconds
    Write-Host "    ${name}: done in $seconds s"
    return $seconds
}

function Confirm-Step($question, [bool]$yes) {
    if ($yes) { return $true }
    return (Read-Host "$question [Y/n]") -in @('', 'y', 'Y', 'yes')
}

# WebView2 is part of Windows 11 and of any Windows 10 with Edge; the linker comes with the C++ build tools.
function Initialize-Rust([bool]$yes) {
    $wanted = [regex]::Match((Get-Content rust-toolchain.toml -Raw), 'channel\s*=\s*"([^"]+)"').Groups[1].Value
    $bin = Join-Path $env:USERPROFILE '.cargo\bin'
    if (-not (Have cargo) -and (Test-Path $bin)) { $env:PATH = "$bin;$env:PATH" }
    if (-not (Have rustup)) {
        if (-not (Confirm-Step "Install Rust $wanted with winget?" $yes)) { throw "Rust $wanted is needed: see https://rustup.rs" }
        if (-not (Have winget)) { throw 'Neither rustup nor winget is here: install Rust from https://rustup.rs, then run this again.' }
        Invoke-Program winget @('install', '--exact', '--id', 'Rustlang.Rustup', '--accept-source-agreements', '--accept-package-agreements')
        $env:PATH = "$bin;$env:PATH"
    }
    Invoke-Program rustup @('toolchain', 'install', $wanted, '--profile', 'minimal', '--component', 'clippy', '--component', 'rustfmt')
}

function Initialize-Node {
    $need = 'Node 20.19 or newer (of the 22 series: 22.12) is needed to build the user interface'
    if (-not (Have node)) { throw "$need, and none was found: install it from https://nodejs.org, then run this again." }
    $version = [version]((& node --version).TrimStart('v'))
    $good = ($version.Major -eq 20 -and $version.Minor -ge 19) -or ($version.Major -eq 22 -and $version.Minor -ge 12) -or ($version.Major -gt 22)
    if (-not $good) { throw "$need, and this is ${version}: update it from https://nodejs.org, then run this again." }
    Write-Host "Node: $version"
}

# A copy of the lock file inside node_modules says what was installed; equal means there is nothing to do.
function Initialize-UiPackages {
    $lock = 'ui\package-lock.json'
    $stamp = 'ui\node_modules\.muster-lock'
    if ((Test-Path $stamp) -and ((Get-FileHash $lock).Hash -eq (Get-FileHash $stamp).Hash)) {
        Write-Host 'Packages of the user interface: up to date.'
        return
    }
    Invoke-Program npm @('--prefix', 'ui', 'ci', '--no-audit', '--no-fund')
    Copy-Item $lock $stamp
}

function Initialize-All([bool]$yes) {
    [void](Invoke-Step 'Rust' { Initialize-Rust $yes })
    [void](Invoke-Step 'Node' { Initialize-Node })
    [void](Invoke-Step 'UI packages' { Initialize-UiPackages })
}
