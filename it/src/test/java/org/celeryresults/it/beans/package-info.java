/** What a user's application would have: beans of its own that are retried as ours are. */
package org.celeryresults.it.beans;
