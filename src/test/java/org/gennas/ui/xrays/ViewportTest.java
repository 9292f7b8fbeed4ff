package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ViewportTest {
  @Property
  void zoomingLeavesThePointUnderThePointerWhereItIs(
      @ForAll @DoubleRange(min = 0.05, max = 20) double scale,
      @ForAll @DoubleRange(min = 0.1, max = 10) double factor,
      @ForAll @DoubleRange(min = -500, max = 1500) double x,
      @ForAll @DoubleRange(min = -500, max = 1500) double y) {
    Viewport before = new Viewport(scale, 12, -30);
    Viewport after = before.zoomed(factor, x, y);
    assertThat(after.pictureX(x)).isCloseTo(before.pictureX(x), within(1e-6 * 40_000));
    assertThat(after.paneX(before.pictureX(x))).isCloseTo(x, within(1e-6));
    assertThat(after.paneY(before.pictureY(y))).isCloseTo(y, within(1e-6));
    assertThat(after.scale()).isBetween(Viewport.LEAST, Viewport.MOST);
  }

  @Property
  void fittingShowsAllOfThePictureAsLargeAsItCanBe(
      @ForAll @DoubleRange(min = 50, max = 4000) double width,
      @ForAll @DoubleRange(min = 50, max = 4000) double height,
      @ForAll @DoubleRange(min = 100, max = 2000) double paneWidth,
      @ForAll @DoubleRange(min = 100, max = 2000) double paneHeight) {
    Viewport fit = Viewport.fitting(width, height, paneWidth, paneHeight);
    assertThat(fit.left()).isGreaterThanOrEqualTo(-1e-6);
    assertThat(fit.top()).isGreaterThanOrEqualTo(-1e-6);
    assertThat(fit.paneX(width)).isCloseTo(paneWidth - fit.left(), within(1e-6));
    assertThat(fit.paneY(height)).isCloseTo(paneHeight - fit.top(), within(1e-6));
    assertThat(Math.min(fit.left(), fit.top())).isCloseTo(0, within(1e-6));
  }
}
