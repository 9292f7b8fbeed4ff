/** The study that the window shows: what is known of it, and what can be done with it. */
package org.gennas.ui.study;
