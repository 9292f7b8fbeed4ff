/** The Data screen: datasets that are known here, and the way from a folder to prepared images. */
package org.gennas.ui.images;
