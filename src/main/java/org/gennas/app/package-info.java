/**
 * What the window and the terminal share: the person's folder, the sample study, the program's log.
 */
package org.gennas.app;
