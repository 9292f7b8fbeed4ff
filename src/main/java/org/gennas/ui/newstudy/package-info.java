/** The New study screen: the form that describes a search, and what it checks before the start. */
package org.gennas.ui.newstudy;
