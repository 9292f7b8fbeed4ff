package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DisplayTest {
  private static final Set<String> ALL =
      Set.of("libc.so.6", "libgtk-3.so.0", "libXtst.so.6", "libGL.so.1", "libXxf86vm.so.1");
  private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":0");

  private static Set<String> without(String... libraries) {
    Set<String> rest = new HashSet<>(ALL);
    rest.removeAll(List.of(libraries));
    return rest;
  }

  @Test
  void aScreenAndAllLibrariesAreNoObstacle() {
    assertEquals(Optional.empty(), new Display("Linux", SCREEN, ALL).obstacle());
  }

  @Test
  void withoutDisplayTheReasonNamesTheVariables() {
    String reason = new Display("Linux", Map.of(), ALL).obstacle().orElseThrow();

    assertTrue(reason.contains("neither DISPLAY nor WAYLAND_DISPLAY"), reason);
  }

  @Test
  void waylandAloneIsToldToNeedXWayland() {
    Map<String, String> wayland = Map.of("WAYLAND_DISPLAY", "wayland-0");

    String reason = new Display("Linux", wayland, ALL).obstacle().orElseThrow();

    assertTrue(reason.contains("XWayland"), reason);
  }

  @Test
  void missingLibrariesAreNamedAsPackages() {
    Display bare = new Display("Linux", SCREEN, without("libXtst.so.6", "libGL.so.1"));

    String reason = bare.obstacle().orElseThrow();

    assertTrue(reason.contains("apt-get install libxtst6 libgl1"), reason);
    assertFalse(reason.contains("libgtk"), reason);
  }

  @Test
  void withoutGlTheWindowOpensButSlower() {
    Display slow = new Display("Linux", SCREEN, without("libGL.so.1", "libXxf86vm.so.1"));

    assertEquals(Optional.empty(), slow.obstacle());
    assertEquals(List.of("libgl1", "libxxf86vm1"), slow.missingForAcceleration());
  }

  @Test
  void aListWithoutTheCLibraryIsNotTrusted() {
    assertEquals(Optional.empty(), new Display("Linux", SCREEN, Set.of()).obstacle());
  }

  @Test
  void otherSystemsAlwaysHaveADisplay() {
    assertEquals(Optional.empty(), new Display("Windows 11", Map.of(), Set.of()).obstacle());
    assertEquals(Optional.empty(), new Display("Mac OS X", Map.of(), Set.of()).obstacle());
  }
}
