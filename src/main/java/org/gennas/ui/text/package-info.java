/** The words of the window: its messages and languages, and how quantities are written. */
package org.gennas.ui.text;
