CREATE TABLE "search_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"headline" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"found" jsonb NOT NULL,
	"vector" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector('simple', words), 'B')) STORED NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_documents_vector" ON "search_documents" USING gin ("vector");