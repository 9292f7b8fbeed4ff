/** What happened in a study, and the state that follows from it. */
package org.gennas.study.event;
