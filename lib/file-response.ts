type StoredFile = { fileName: string; contentType: string; content: Uint8Array };

/** A stored file as a download, which browsers neither guess at nor keep. File names are made by us: plain ASCII. */
export function fileResponse({ fileName, contentType, content }: StoredFile): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
      'Content-Length': String(content.byteLength),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
