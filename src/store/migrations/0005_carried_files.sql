CREATE TABLE "carried_files" (
	"form" text NOT NULL,
	"path" text NOT NULL,
	"text" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carried_files_form_path_pk" PRIMARY KEY("form","path")
);
