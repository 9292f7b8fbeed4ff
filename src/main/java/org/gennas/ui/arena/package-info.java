/** The Arena screen: strategies played against each other on tables of trained networks. */
package org.gennas.ui.arena;
