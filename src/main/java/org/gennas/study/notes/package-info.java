/** What people wrote to a study's trials and images. */
package org.gennas.study.notes;
