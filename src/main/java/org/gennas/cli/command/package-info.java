/** The terminal's commands: what is asked on a command line, done and answered. */
package org.gennas.cli.command;
