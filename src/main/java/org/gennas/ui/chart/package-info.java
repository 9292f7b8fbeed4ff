/** Charts painted on a canvas, and the plain geometry behind them. */
package org.gennas.ui.chart;
