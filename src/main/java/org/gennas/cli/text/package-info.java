/** What the terminal prints: tables, numbers, progress and problems. */
package org.gennas.cli.text;
