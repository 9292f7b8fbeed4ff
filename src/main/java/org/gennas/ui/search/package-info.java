/** The Search screen: editor, devices, proposals, leaderboard and trajectory. */
package org.gennas.ui.search;
