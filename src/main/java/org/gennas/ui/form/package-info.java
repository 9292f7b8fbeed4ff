/** Fields, their checks and their look-ups, which the screens that ask something share. */
package org.gennas.ui.form;
