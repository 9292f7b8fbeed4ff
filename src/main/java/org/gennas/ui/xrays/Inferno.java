package org.gennas.ui.xrays;

/**
 * The colours of heat: "inferno" by Smith and van der Walt (matplotlib 1.5, public domain), even to
 * the eye and readable in grey, between sixteen of its stops.
 */
final class Inferno {
  private static final int[] STOPS = {
    0x000004, 0x0c0826, 0x240c4f, 0x420a68, 0x5d126e, 0x781c6d, 0x932667, 0xae305c,
    0xc73e4c, 0xdd513a, 0xed6925, 0xf8850f, 0xfca50a, 0xfac62d, 0xf2e661, 0xfcffa4
  };

  private Inferno() {}

  /**
   * @param share 0 (low) to 1 (high), cut off there
   * @return 0xRRGGBB
   */
  static int rgb(double share) {
    double at = Math.max(0, Math.min(1, share)) * (STOPS.length - 1);
    int low = (int) Math.min(STOPS.length - 2, Math.floor(at));
    double part = at - low;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = STOPS[low] >> shift & 0xFF;
      int b = STOPS[low + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(a + part * (b - a)) << shift;
    }
    return rgb;
  }
}
