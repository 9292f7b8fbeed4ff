/** The files of a study and of its trials. */
package org.gennas.study.folder;
