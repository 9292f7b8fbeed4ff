package org.gennas.common;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which variables of the environment the processes that the program starts inherit: those by which
 * a system, Java, a driver or a library of arithmetic finds its way. All others stay here, since
 * nobody knows what they hold; keys and tokens among them.
 */
public final class ChildEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          // the system and the person's place in it
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "LANG",
          "LANGUAGE",
          "TZ",
          "TMPDIR",
          "TMP",
          "TEMP",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          // Windows
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "USERPROFILE",
          "USERNAME",
          "HOMEDRIVE",
          "HOMEPATH",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA",
          "PROGRAMFILES",
          "NUMBER_OF_PROCESSORS",
          // Java
          "JAVA_HOME",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "_JAVA_OPTIONS",
          "CLASSPATH",
          // memory, and ND4J's choice of device
          "GLIBC_TUNABLES",
          "BACKEND_PRIORITY_CPU",
          "BACKEND_PRIORITY_GPU",
          // this program's own
          "GENNAS_HOME",
          "GENNAS_LAYERS",
          PrivateFolder.SHARED);

  /** Locale, processor, GPUs, and the libraries of arithmetic. */
  private static final List<String> BEGINNINGS =
      List.of(
          "LC_",
          "PROCESSOR_",
          "CUDA_",
          "NVIDIA_",
          "OMP_",
          "GOMP_",
          "KMP_",
          "MKL_",
          "OPENBLAS_",
          "ONEDNN_",
          "DNNL_",
          "MALLOC_",
          "ND4J_",
          "SD_");

  /** A key of NVIDIA's own language models begins like the settings of its driver. */
  private static final List<String> SECRETS =
      List.of("KEY", "TOKEN", "SECRET", "PASSWORD", "CREDENTIAL");

  private ChildEnvironment() {}

  /** Whether a process that the program starts gets the variable; case does not matter. */
  public static boolean passes(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return (NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith))
        && SECRETS.stream().noneMatch(name::contains);
  }

  /** Takes from a process that is about to start what it does not need. */
  public static void restrict(ProcessBuilder process) {
    process.environment().keySet().removeIf(name -> !passes(name));
  }
}
