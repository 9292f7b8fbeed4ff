/** Options that commands share, with their checks. */
package org.gennas.cli.option;
