package org.gennas.engine;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Decides, before ND4J loads, whether it may use CUDA. Only {@link #loaded} touches a native
 * library.
 *
 * @param cuda whether the CUDA backend is left in sight
 * @param reason a sentence, for the log
 */
public record NativeBackend(boolean cuda, String reason) {
  /** The CUDA 11.6 build holds code for compute capability 3.7 to 8.6 and below 9.0. */
  private static final double FIRST_UNSERVED = 9.0;

  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  /**
   * @param visible whether this process was given a GPU
   * @param onClassPath whether the CUDA build is installed
   * @param capability the GPU's compute capability, such as 8.6; empty where unknown
   */
  public static NativeBackend choose(
      boolean visible, boolean onClassPath, Optional<Double> capability) {
    if (!visible) {
      return new NativeBackend(false, "Runs on the CPU.");
    }
    if (!onClassPath) {
      return new NativeBackend(
          false,
          "Runs on the CPU: this build has no CUDA libraries. Build it with -Pcuda to use the"
              + " GPU.");
    }
    if (capability.isEmpty()) {
      return new NativeBackend(
          false, "Runs on the CPU: nvidia-smi does not report the GPU's compute capability.");
    }
    if (capability.get() >= FIRST_UNSERVED) {
      return new NativeBackend(
          false,
          String.format(
              Locale.ROOT,
              "Runs on the CPU: the GPU's compute capability %.1f is newer than the CUDA 11.6"
                  + " libraries can serve (below 9.0).",
              capability.get()));
    }
    return new NativeBackend(
        true,
        String.format(Locale.ROOT, "Runs on the GPU, compute capability %.1f.", capability.get()));
  }

  /** Whether the CUDA build is on the class path. */
  public static boolean cudaOnClassPath() {
    return NativeBackend.class
            .getClassLoader()
            .getResource("org/nd4j/linalg/jcublas/JCublasBackend.class")
        != null;
  }

  /** Hides the CUDA backend from ND4J where it must not be used; call before ND4J loads. */
  public void apply() {
    if (!cuda) {
      ND4JClassLoading.setNd4jClassloader(new WithoutCuda(NativeBackend.class.getClassLoader()));
    }
  }

  /** Loads ND4J and says what it runs on, such as "CpuBackend, OPENBLAS". */
  public static String loaded() {
    return Nd4j.getBackend().getClass().getSimpleName()
        + ", "
        + Nd4j.factory().blas().getBlasVendor();
  }

  /** Shows all but the CUDA backend's entry among ND4J's services. */
  private static final class WithoutCuda extends ClassLoader {
    WithoutCuda(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      Enumeration<URL> all = super.getResources(name);
      if (!name.equals(SERVICE)) {
        return all;
      }
      List<URL> kept =
          Collections.list(all).stream().filter(u -> !u.toString().contains("cuda")).toList();
      return Collections.enumeration(kept);
    }
  }
}
