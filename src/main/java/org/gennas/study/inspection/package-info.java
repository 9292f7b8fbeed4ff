/**
 * What is said between the window and the warm process that asks trained models about single
 * images. It lies here since both ends may know this room and not each other.
 */
package org.gennas.study.inspection;
