package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatPaintingTest {
  private static int alpha(PaintedPixels pixels, double x, double y) {
    int column = (int) (x * HeatPainting.SIDE);
    int row = (int) (y * HeatPainting.SIDE);
    return pixels.argb()[row * HeatPainting.SIDE + column] >>> 24;
  }

  @Test
  void theHottestPlaceIsAsOpaqueAsWantedAndNothingBelowTheShareIsPainted() {
    float[] heat = new float[49];
    heat[2 * 7 + 4] = 3f;
    heat[6 * 7] = 0.5f;
    PaintedPixels painted = HeatPainting.paint(heat, 7, 0.6, 0.3);
    assertThat(alpha(painted, 4.5 / 7, 2.5 / 7)).isBetween(150, 153);
    assertThat(alpha(painted, 0.5 / 7, 6.5 / 7)).isZero();
    assertThat(alpha(painted, 0.05, 0.05)).isZero();
  }

  @Test
  void aMapWithoutHeatPaintsNothing() {
    PaintedPixels painted = HeatPainting.paint(new float[49], 7, 1, 0);
    assertThat(painted.argb()).containsOnly(0);
  }

  @Test
  void coloursArePremultipliedSoThatNoneIsBrighterThanItsAlpha() {
    float[] heat = new float[196];
    for (int i = 0; i < heat.length; i++) {
      heat[i] = i;
    }
    for (int argb : HeatPainting.paint(heat, 14, 0.5, 0.1).argb()) {
      int alpha = argb >>> 24;
      assertThat(argb >> 16 & 0xFF).isLessThanOrEqualTo(alpha);
      assertThat(argb >> 8 & 0xFF).isLessThanOrEqualTo(alpha);
      assertThat(argb & 0xFF).isLessThanOrEqualTo(alpha);
    }
  }

  @Test
  void infernoGetsBrighterWithHeat() {
    double before = -1;
    for (int i = 0; i <= 100; i++) {
      int rgb = Inferno.rgb(i / 100.0);
      double light =
          0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF);
      assertThat(light).isGreaterThanOrEqualTo(before - 0.6);
      before = light;
    }
    assertThat(Inferno.rgb(-1)).isEqualTo(Inferno.rgb(0));
    assertThat(Inferno.rgb(2)).isEqualTo(Inferno.rgb(1));
  }
}
