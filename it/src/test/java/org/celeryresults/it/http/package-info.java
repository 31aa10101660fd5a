/** What the application answers over HTTP, asked as its users ask. */
package org.celeryresults.it.http;
