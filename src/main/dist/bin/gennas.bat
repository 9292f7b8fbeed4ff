@echo off
rem Starts GenNAS Workbench: the window without arguments, a command of the terminal with them.
rem   JAVA_HOME         the Java to run with; else the java found on PATH
rem   GENNAS_JAVA_OPTS  more options for Java, such as -Xmx4g
setlocal
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"

set "JAVA=java.exe"
if not "%JAVA_HOME%"=="" set "JAVA=%JAVA_HOME%\bin\java.exe"

set "VERSION="
set "ANSWER=%TEMP%\gennas-%RANDOM%%RANDOM%.txt"
"%JAVA%" -version 2>"%ANSWER%"
for /f "usebackq tokens=2,3" %%A in ("%ANSWER%") do if "%%A"=="version" set "VERSION=%%~B"
del "%ANSWER%" 2>nul
if not defined VERSION (
  echo gennas: no Java found. Install a JDK 17 or newer or set JAVA_HOME. 1>&2
  exit /b 1
)
for /f "delims=.-+ tokens=1" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% LSS 17 (
  echo gennas: this Java is %VERSION%, but 17 or newer is needed. Set JAVA_HOME to a JDK 17 or newer. 1>&2
  exit /b 1
)

set "OPTIONS="
if %MAJOR% GEQ 23 set "OPTIONS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
if not "%~1"=="" goto terminal

if %MAJOR% GEQ 23 set "OPTIONS=%OPTIONS%,javafx.graphics"
"%JAVA%" %OPTIONS% %GENNAS_JAVA_OPTS% "-Dgennas.home=%HOME_DIR%" --module-path "%HOME_DIR%\lib\javafx" --add-modules javafx.controls,javafx.swing -cp "%HOME_DIR%\lib\*" org.gennas.Gennas
exit /b %ERRORLEVEL%

:terminal
rem A look at a study is over before the second compiler has earned back what it takes.
if "%~1"=="show" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
if "%~1"=="effects" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
if "%~1"=="report" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
"%JAVA%" %OPTIONS% %GENNAS_JAVA_OPTS% "-Dgennas.home=%HOME_DIR%" -cp "%HOME_DIR%\lib\*" org.gennas.Gennas %*
exit /b %ERRORLEVEL%
