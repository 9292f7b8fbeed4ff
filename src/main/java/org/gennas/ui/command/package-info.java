/** What a person can do by name or key, and how it is taken back. */
package org.gennas.ui.command;
