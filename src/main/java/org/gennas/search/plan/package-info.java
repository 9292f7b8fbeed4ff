/** Plans a search for a given time, by arithmetic alone. */
package org.gennas.search.plan;
