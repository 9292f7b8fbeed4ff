/**
 * Figures without a window: geometry, ticks, axes, colours, and the brush that paints them on any
 * surface, as vectors, as pixels or on the screen. May use no other room.
 */
package org.gennas.figure;
