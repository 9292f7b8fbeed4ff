/** Charts painted on a canvas, and how they leave the window as figures. */
package org.gennas.ui.chart;
