package org.gennas.data.images;

/**
 * A picture of 8-bit greys, such as a thumbnail.
 *
 * @param greys width x height, row-major, 0 (black) to 255 unsigned; not to be changed
 */
public record GreyPicture(int width, int height, byte[] greys) {}
