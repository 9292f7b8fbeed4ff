/** The Candidates screen: the table of trained networks, and one of them in detail. */
package org.gennas.ui.candidates;
