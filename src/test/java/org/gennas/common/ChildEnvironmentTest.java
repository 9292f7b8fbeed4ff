package org.gennas.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildEnvironmentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "Path",
        "HOME",
        "LANG",
        "LC_ALL",
        "TZ",
        "TMPDIR",
        "SystemRoot",
        "LD_LIBRARY_PATH",
        "CUDA_VISIBLE_DEVICES",
        "NVIDIA_VISIBLE_DEVICES",
        "OMP_NUM_THREADS",
        "JAVA_TOOL_OPTIONS",
        "GLIBC_TUNABLES",
        "GENNAS_LAYERS",
        "GENNAS_HOME"
      })
  void what_a_process_needs_passes(String variable) {
    assertTrue(ChildEnvironment.passes(variable));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPENAI_API_KEY",
        "NVIDIA_API_KEY",
        "MLFLOW_TRACKING_TOKEN",
        "AWS_SECRET_ACCESS_KEY",
        "DATABASE_URL",
        "SSH_AUTH_SOCK",
        "http_proxy",
        "LD_PRELOAD",
        "PATHOLOGY_DB",
        "GENNAS_OTHER"
      })
  void all_else_stays(String variable) {
    assertFalse(ChildEnvironment.passes(variable));
  }

  @Test
  void a_process_about_to_start_loses_the_rest() {
    ProcessBuilder process = new ProcessBuilder("none");
    process.environment().clear();
    process.environment().putAll(Map.of("PATH", "/bin", "SOME_TOKEN", "t", "TZ", "UTC"));
    ChildEnvironment.restrict(process);
    assertEquals(Map.of("PATH", "/bin", "TZ", "UTC"), process.environment());
  }
}
