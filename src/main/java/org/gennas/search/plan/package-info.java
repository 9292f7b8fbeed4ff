/** Lays a search out for the time that there is, by arithmetic alone. */
package org.gennas.search.plan;
