/**
 * Background work of the screens: of a question asked again and again, the newest answer counts.
 */
package org.gennas.ui.task;
