package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeBackendTest {
  @Test
  void aGpuThatTheLibrariesServeIsUsed() {
    assertTrue(NativeBackend.choose(true, true, Optional.of(8.6)).cuda());
    assertTrue(NativeBackend.choose(true, true, Optional.of(8.9)).cuda());
  }

  @Test
  void aNewerGpuIsRefusedInWords() {
    NativeBackend choice = NativeBackend.choose(true, true, Optional.of(9.0));
    assertFalse(choice.cuda());
    assertEquals(
        "Runs on the CPU: the GPU's compute capability 9.0 is newer than the CUDA 11.6 libraries"
            + " can serve (below 9.0).",
        choice.reason());
  }

  @Test
  void withoutLibrariesOrKnowledgeTheCpuWorks() {
    assertFalse(NativeBackend.choose(true, false, Optional.of(8.6)).cuda());
    assertFalse(NativeBackend.choose(true, true, Optional.empty()).cuda());
    assertFalse(NativeBackend.choose(false, true, Optional.of(8.6)).cuda());
  }
}
