/** The window's shell: the frame that holds the screens, and the text that they show. */
package org.gennas.ui;
