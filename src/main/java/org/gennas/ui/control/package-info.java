/** Small controls that the screens share: chips, badges, meters and the block editor. */
package org.gennas.ui.control;
