/** What is asked of a study, and the ranges that it must keep to. */
package org.gennas.study.config;
