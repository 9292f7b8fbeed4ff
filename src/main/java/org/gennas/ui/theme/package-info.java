/** Colours, fonts and style sheets of the window, light and dark. */
package org.gennas.ui.theme;
