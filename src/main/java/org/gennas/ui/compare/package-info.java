/**
 * The Compare screen: two to four trials beside each other, and all trials as one picture. View
 * models hold no controls; what takes a while is worked out in the background and dropped when it
 * is no longer wanted.
 */
package org.gennas.ui.compare;
