/** The X-rays screen: predictions and heat maps over the images that they were made of. */
package org.gennas.ui.xrays;
