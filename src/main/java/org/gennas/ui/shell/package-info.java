/** The window itself: its frame, bars, commands and memory, and what puts the screens into it. */
package org.gennas.ui.shell;
