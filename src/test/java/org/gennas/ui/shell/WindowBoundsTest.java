package org.gennas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.ui.shell.WindowBounds.Area;
import org.junit.jupiter.api.Test;

/** Where the window opens: where it was, as far as there is a screen. */
class WindowBoundsTest {
  private static final Area LEFT = new Area(0, 28, 1920, 1052);
  private static final Area RIGHT = new Area(1920, 0, 2560, 1440);

  private static WindowBounds place(double x, double y, double width, double height) {
    return new WindowBounds(x, y, width, height, false);
  }

  @Test
  void aWindowThatFitsStaysWhereItWas() {
    WindowBounds second = place(2100, 200, 1600, 1000);
    assertThat(second.within(List.of(LEFT, RIGHT), 1280, 800)).isEqualTo(second);
  }

  @Test
  void aWindowOfAScreenThatIsGoneComesToTheMiddleOfTheMainOne() {
    WindowBounds lost = place(2500, 200, 1600, 1000);
    WindowBounds now = lost.within(List.of(LEFT), 1280, 800);
    assertThat(now).isEqualTo(place(160, 54, 1600, 1000));
  }

  @Test
  void aWindowTooLargeIsMadeSmaller() {
    WindowBounds now = place(-40, 0, 2500, 1400).within(List.of(LEFT), 1280, 800);
    assertThat(now).isEqualTo(place(0, 28, 1920, 1052));
  }

  @Test
  void aMaximisedWindowStaysSo() {
    WindowBounds now =
        new WindowBounds(0, 0, 1600, 1000, true).within(List.of(LEFT, RIGHT), 1280, 800);
    assertThat(now.maximised()).isTrue();
  }

  @Property(tries = 500)
  void itsUpperEdgeCanAlwaysBeCaught(
      @ForAll @IntRange(min = -9000, max = 9000) int x,
      @ForAll @IntRange(min = -9000, max = 9000) int y,
      @ForAll @IntRange(min = 1, max = 9000) int width,
      @ForAll @IntRange(min = 1, max = 9000) int height) {
    WindowBounds now = place(x, y, width, height).within(List.of(LEFT, RIGHT), 1280, 800);
    boolean caught =
        List.of(LEFT, RIGHT).stream()
            .anyMatch(
                a ->
                    now.x() + 100 > a.x()
                        && now.x() + 100 < a.x() + a.width()
                        && now.y() >= a.y()
                        && now.y() + 28 < a.y() + a.height());
    assertThat(caught).as("%s", now).isTrue();
    assertThat(now.width()).isBetween(1280.0, 2560.0);
    assertThat(now.height()).isBetween(800.0, 1440.0);
  }
}
